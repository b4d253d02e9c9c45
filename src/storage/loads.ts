/** Bytes that go to the store or come from it at a time: a slow phone copies them in a fraction of the 50 ms a task may take. */
const LOAD = 1024 * 1024

/** Records that do, however small: each is a question of its own. */
const RECORDS = 32

/** Records in loads, in their order; one that is larger than a load is a load by itself. */
export function inLoads<Item>(items: Iterable<Item>, bytesOf: (item: Item) => number): readonly (readonly Item[])[] {
  const loads: Item[][] = []
  let [load, bytes]: [Item[], number] = [[], 0]
  for (const item of items) {
    if (load.length > 0 && (load.length >= RECORDS || bytes + bytesOf(item) > LOAD)) {
      loads.push(load)
      load = []
      bytes = 0
    }
    load.push(item)
    bytes += bytesOf(item)
  }
  return load.length > 0 ? [...loads, load] : loads
}
