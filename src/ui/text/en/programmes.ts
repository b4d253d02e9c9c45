import type * as Japanese from '../programmes'

/** Names of the three amounts, as printed. */
export const COST_NAME: typeof Japanese.COST_NAME = { cost: 'Project cost', personnel: 'Personnel cost', total: 'Total cost' }

const programmes = (total: number) => total === 1 ? '1 programme' : `${total} programmes`

/** Sentences of the programme screens; what follows other words begins with a space. */
export const PROGRAMME: typeof Japanese.PROGRAMME = {
  title: 'Programmes and costs',
  none: 'Programmes: not registered.',
  lead: (year, total, bureaus) => `The city’s document evaluating its work in ${year} lists ${programmes(total)} (${bureaus}).`,
  what: ' A “programme” (jimu jigyō) is one of the separate pieces that the city’s work is divided into.',
  bureauCount: (bureau, total) => `${bureau}: ${total}`,
  wordsTitle: 'What the evaluation sheets say',
  wordsLead: 'Short summaries of the city’s evaluation sheets, topic by topic.',
  contents: 'On this page',
  amounts: 'The documents give amounts in thousand yen. To make them easier to read, this app writes them in yen and puts the figure as in the documents in brackets. No amount is rounded.',
  // The sums
  sumTitle: 'Sum of the costs',
  sumSentence: (year, total, cost, personnel) => `The total cost for ${year} is ${total}. Of this, the project cost is ${cost} and the personnel cost is ${personnel}.`,
  sumSame: (total, year) => `Adding up the amounts of ${programmes(total)} gives exactly the totals printed in the document for ${year}, for all three: project cost, personnel cost and total cost.`,
  sumDiffers: (item, sum, printed, difference) => `${item}: adding up the programmes gives ${sum}, and the printed total is ${printed}. The difference is ${difference}.`,
  sumUnprinted: (item, sum) => `${item}: adding up the programmes gives ${sum}. No total is printed.`,
  rowsSame: total => total === 1
    ? 'For the 1 programme, project cost plus personnel cost equals total cost.'
    : `For each of the ${total} programmes, project cost plus personnel cost equals total cost.`,
  rowsDiffer: numbers => `Programmes whose project cost plus personnel cost does not equal total cost: ${numbers}`,
  item: 'Kind of cost',
  counted: total => `Sum of ${programmes(total)} (calculated by this app)`,
  printed: 'Printed total',
  difference: 'Difference',
  noDifference: 'No difference',
  // The years
  yearsTitle: 'Costs by fiscal year',
  yearsChart: (from, to) => `Costs from ${from} to ${to}. Project cost is solid, personnel cost is striped.`,
  changed: (from, before, to, after, difference, percent, more) =>
    `The total cost ${more ? 'rose' : 'fell'} by ${difference}${percent}, from ${before} in ${from} to ${after} in ${to}.`,
  unchanged: (from, to, value) => `The total cost is the same in ${from} and ${to}: ${value}.`,
  changePercent: percent => ` (${percent})`,
  yearsSame: total => total === 1
    ? 'For the 1 fiscal year with printed amounts, project cost plus personnel cost equals total cost.'
    : `For each of the ${total} fiscal years with printed amounts, project cost plus personnel cost equals total cost.`,
  yearsDiffer: years => `Fiscal years whose project cost plus personnel cost does not equal total cost: ${years}`,
  totalsOnly: years => `Only totals are printed for ${years}. There is no breakdown by programme, so this page cannot show which programmes went up or down.`,
  notPrinted: 'Not stated',
  year: 'Fiscal year',
  yearNote: (year, items, note) => `${year} – ${items}: ${note}`,
  separator: ', ',
  // Evaluation
  countsTitle: 'Evaluation and contribution',
  countsSentence: (trait, parts) => `${trait}: ${parts}.`,
  countPart: (value, total) => `“${value}” for ${programmes(total)}`,
  finalSame: 'For every programme, the final evaluation is the same as the programme evaluation.',
  finalDiffers: numbers => `Programmes whose final evaluation differs from the programme evaluation: ${numbers}`,
  contributionNote: 'A or B for contribution is not the same thing as the grades of initiatives (A–D). The letters cannot be compared, even where they are the same. This app has no explanation of how contribution was decided.',
  show: (value, total) => `${value}: ${programmes(total)}`,
  priorityTitle: 'About the marks for priority programmes',
  priority: 'The document has marks that show priority programmes, but the text data does not tell which programme each mark belongs to. For this reason, this app does not show for any programme whether it is a priority programme.',
  findings: total => `Discrepancies in the documents that concern this page (${total})`,
  // The list
  listTitle: 'List of programmes',
  filterTitle: 'Filter and sort the list',
  any: 'All',
  order: 'Sort by',
  trait: { bureau: 'Bureau', evaluation: 'Programme evaluation', contribution: 'Contribution' },
  orders: { total: 'Highest total cost first', cost: 'Highest project cost first', personnel: 'Highest personnel cost first', number: 'Reference number' },
  mandated: 'Statutory entrusted work',
  mandatedWhat: '“Statutory entrusted work” (hōtei jutaku jimu) is work that belongs to the national or prefectural government, but that the city does for them as set by law.',
  isMandated: 'This is statutory entrusted work',
  notMandated: 'This is not statutory entrusted work',
  mandatedChoice: { yes: 'Yes', no: 'No' },
  shown: (shown, all, order) => `${shown === all ? all === 1 ? 'Showing 1 programme.' : `Showing all ${all} programmes.` : `Showing ${shown} of ${programmes(all)}.`} Order: ${order}.`,
  shownSum: (total, share) => `The total cost of the programmes shown here is ${total} together, or ${share} of the whole.`,
  nothing: 'No programme fits these conditions.',
  clear: 'Clear all conditions',
  programme: 'Programme',
  breakdown: 'Breakdown',
  share: 'Share of the whole',
  ofAll: share => `${share} of the whole`,
  judged: 'Evaluation and contribution',
  // One programme
  facts: 'About this programme',
  number: 'Reference number',
  numbered: (id, bureau) => `Reference number ${id} (${bureau})`,
  evaluatedYear: 'Fiscal year evaluated',
  finalEvaluation: 'Final evaluation',
  priorityName: 'Priority programme',
  priorityState: { yes: 'This is a priority programme', no: 'No priority mark', unknown: 'Cannot be read from the documents' },
  costOf: year => `Costs for ${year}`,
  amount: 'Amount',
  shareSentence: (total, share, feel) => `This programme makes up ${share} of the total cost of ${programmes(total)} (${feel}).`,
  rank: (total, place) => ` Counting from the highest total cost, it is number ${place} of ${programmes(total)}.`,
  zero: items => `${items}: the document prints “0” here. It is not a blank.`,
  addsUp: 'Project cost plus personnel cost equals total cost.',
  addsNot: 'Project cost plus personnel cost does not equal total cost.',
  namesakes: 'Programmes with the same name',
  namesakesLead: total => `${total === 1 ? '1 other programme has' : `${total} other programmes have`} the same name. Use the reference number to tell them apart.`,
  note: 'How the documents were read',
  sourceOf: { source: 'Line with the number and name', whole: 'Line with the number, name and amounts', figures: 'Line with the amounts and evaluation', other: 'Another line' },
  csvName: 'Programmes and costs',
  csv: { share: 'Share of the whole (%)', figuresLine: 'Line of the amounts', note: 'Remarks', thousand: item => `${item} (thousand yen)`, yes: 'Yes' },
}
