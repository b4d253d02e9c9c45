/** One step through the rows of a shard: so many stay, so many go, and these come. */
export type PackEdit = readonly [keep: number, drop: number, ...rows: readonly unknown[]]
