/**
 * Why a feed or a part of it was refused, named after what the reader may do about it.
 *
 * `notTheFeed`   something else answered (a login page, an error page): try again on another network
 * `damaged`      bytes are missing or changed: try again later
 * `untrusted`    nobody we trust signed it: keep the old edition
 * `otherFeed`    another city's or environment's data
 * `older`        an older edition than one already seen
 * `conflicting`  the same version number with other content
 * `appTooOld`    the app must be updated first
 * `tooLarge`     more bytes than promised or allowed
 * `inconsistent` signed, but rows contradict each other
 */
export type FeedFailure =
  | { readonly kind: 'notTheFeed', readonly what: string }
  | { readonly kind: 'damaged', readonly what: string }
  | { readonly kind: 'untrusted', readonly what: string }
  | { readonly kind: 'otherFeed', readonly found: string, readonly expected: string }
  | { readonly kind: 'older', readonly found: number, readonly held: number }
  | { readonly kind: 'conflicting', readonly version: number }
  | { readonly kind: 'appTooOld', readonly needed: number }
  | { readonly kind: 'tooLarge', readonly what: string, readonly limit: number }
  | { readonly kind: 'inconsistent', readonly what: string }
