import { trustedWorkerUrl } from './trusted-types'

/** Starts a worker of the app beside this page; undefined where the browser has none, or does not let it start. */
export function sideWorker(address: string): Worker | undefined {
  if (!('Worker' in window))
    return undefined
  try {
    const worker: Worker = Reflect.construct(Worker, [trustedWorkerUrl(address), { type: 'module' }])
    return worker
  }
  catch (error) {
    // A policy that forbids it, or an engine that cannot load such a file.
    if (error instanceof DOMException || error instanceof TypeError)
      return undefined
    throw error
  }
}
