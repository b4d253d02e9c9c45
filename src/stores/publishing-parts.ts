/**
 * The parts of the work on an edition that are loaded when they are first needed.
 *
 * Readers do not store them. Whoever opens the screen for making editions does, all of them at once: what was opened with
 * a connection goes on without one.
 */
const PARTS = [
  () => import('../press/compare-editions'),
  () => import('../press/edition-files'),
  () => import('../press/keep-readings'),
  () => import('../press/pack-edition'),
  () => import('../press/prepare-edition'),
  () => import('../press/sealed-key'),
  () => import('../press/sign-edition'),
  () => import('../press/signing-key'),
  () => import('../press/suggest-note'),
  () => import('../press/unreported'),
  () => import('../press/write-into-folder'),
  () => import('../press/zip-edition'),
  () => import('../tables/adopt/adopt-sheet'),
  () => import('../tables/adopt/aim-choices'),
  () => import('../tables/adopt/apply-proposals'),
  () => import('../tables/adopt/place-own-problems'),
  () => import('../tables/bare-city'),
  () => import('../tables/cell-preview'),
  () => import('../tables/check-tables'),
  () => import('../tables/city-files'),
  () => import('../tables/city-source'),
  () => import('../tables/city-tables'),
  () => import('../tables/data-package'),
  () => import('../tables/department-rows'),
  () => import('../tables/group-problems'),
  () => import('../tables/merge-result'),
  () => import('../tables/merge-tables'),
  () => import('../tables/read-content'),
  () => import('../tables/read-sheets'),
  () => import('../tables/sheets/sheet-kinds'),
  () => import('../tables/table-plan'),
  () => import('../tables/table-sheet'),
  () => import('../tables/workbook/city-workbook'),
  () => import('../tables/workbook/error-workbook'),
  () => import('../tables/workbook/xlsx-sheets'),
] as const

/** Whether every part has come; without a connection, and never opened before, some have not. */
export async function loadParts(more: readonly (() => Promise<unknown>)[] = []): Promise<boolean> {
  const came = await Promise.all([...PARTS, ...more].map(part => part().then(() => true, (error: unknown) => {
    if (error instanceof TypeError)
      return false
    throw error
  })))
  return came.every(Boolean)
}
