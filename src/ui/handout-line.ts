import type { Service } from '../domain/service'

/** One service of a handout and why it is suggested; the reason may be empty. */
export interface HandoutLine {
  readonly service: Service
  readonly reason: string
}
