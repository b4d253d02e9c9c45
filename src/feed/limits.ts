/** Upper bounds a reader holds a feed to, before and while it is received. All in bytes. */
export const MANIFEST_LIMIT = 64 * 1024

/** One `<n>.root.json`. */
export const ROOT_LIMIT = 16 * 1024

/** Steps of the chain of roots a reader follows in one go. */
export const ROOT_STEPS = 32

/** A shard is split by the hash of its keys before it grows past this. */
export const SHARD_LIMIT = 256 * 1024

/** Sum of all shards of an edition. */
export const FEED_LIMIT = 20 * 1024 * 1024

/** The feed specification spoken here. */
export const SPEC = 1

/** The data schema this reader understands; a payload with a higher `minSchema` needs a newer app. */
export const SCHEMA = 3
