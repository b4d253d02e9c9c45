import type { Discrepancy } from './city-facts'
import type { PrintedCost, Programme } from './programme'
import type { SourceRef } from './source'
import { refTo } from './item-ref'

/**
 * Findings that name one of the programmes, or that stand among the lines the programmes and their totals are printed on;
 * in the order of their numbers.
 */
export function findingsAbout(programmes: readonly Programme[], costs: readonly PrintedCost[], findings: readonly Discrepancy[]): readonly Discrepancy[] {
  const named = new Set(programmes.map(programme => refTo('programme', programme.id)))
  const spans = spansOf([...programmes.flatMap(row => [row.source, ...row.figureSource ? [row.figureSource] : [], ...row.otherSources]), ...costs.map(cost => cost.source)])
  const among = ({ doc, line }: SourceRef) => {
    const span = spans.get(doc)
    return span !== undefined && line !== undefined && span.first <= line && line <= span.last
  }
  return findings.filter(finding => finding.links.some(link => named.has(link.to)) || [finding.source, ...finding.otherSources].some(source => source.doc === finding.source.doc && among(source))).sort((a, b) => a.no - b.no)
}

function spansOf(sources: readonly SourceRef[]): ReadonlyMap<string, { readonly first: number, readonly last: number }> {
  const spans = new Map<string, { first: number, last: number }>()
  for (const { doc, line } of sources) {
    if (line === undefined)
      continue
    const span = spans.get(doc)
    spans.set(doc, span ? { first: Math.min(span.first, line), last: Math.max(span.last, line) } : { first: line, last: line })
  }
  return spans
}
