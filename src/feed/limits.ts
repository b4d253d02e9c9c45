/** Upper bounds a reader holds a feed to, before and while it is received. All in bytes. */
export const MANIFEST_LIMIT = 64 * 1024

/** One `<n>.root.json`. */
export const ROOT_LIMIT = 16 * 1024

/** Steps of the chain of roots a reader follows in one go. */
export const ROOT_STEPS = 32

/** A shard is split by the hash of its keys before it grows past this. */
export const SHARD_LIMIT = 256 * 1024

/** A delta pack, which its reader takes apart in one piece; what is larger is not published, because whole shards will do. */
export const PACK_LIMIT = 4 * 1024 * 1024

/** The pack from nothing: all shards an edition may have, and what stands between them. Nobody has to hold it whole. */
export const WHOLE_PACK_LIMIT = 20 * 1024 * 1024 + 1024

/** Earlier editions from which a pack leads to the newest. A number, not bytes. */
export const PACKS = 10

/** Sum of all shards of an edition. */
export const FEED_LIMIT = 20 * 1024 * 1024

/** `cities.json`: room for every municipality of the country, twice. Packed, 1,741 of them have to stay under 60 kB. */
export const CITY_LIST_LIMIT = 1024 * 1024

/** The first roots of one prefecture's cities. */
export const FIRST_ROOTS_LIMIT = 1024 * 1024

/** The feed specification spoken here. */
export const SPEC = 1

/** The data schema this reader understands; a payload with a higher `minSchema` needs a newer app. */
export const SCHEMA = 3
