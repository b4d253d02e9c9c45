import type { ServiceRef, VisitReport } from '../domain/note'
import type { SheetColumn } from '../domain/spreadsheet'
import { parseRef } from '../domain/item-ref'
import { VISIT_REPORT } from './text/visits'

/** 「情報がちがう」 as a table. @param nameOf the service's name; undefined where the edition has none such any more. */
export function visitReportColumns(nameOf: (service: ServiceRef) => string | undefined): readonly SheetColumn<VisitReport>[] {
  return [
    { title: VISIT_REPORT.columns.day, value: report => report.day },
    { title: VISIT_REPORT.columns.id, value: report => parseRef(report.service)?.key },
    { title: VISIT_REPORT.columns.name, value: report => nameOf(report.service) },
    { title: VISIT_REPORT.columns.text, value: report => report.text },
  ]
}
