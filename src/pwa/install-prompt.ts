/** The event Chromium fires when the app can be put on the home screen; other engines have only their own menus. */
interface InstallEvent extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** Tells when the app can be installed; `ask` shows the browser's own question. Returns the function that stops it. */
export function watchInstall(offered: (ask: () => Promise<boolean>) => void, installed: () => void): () => void {
  const onOffer = (event: Event) => {
    if (!isInstallEvent(event))
      return
    event.preventDefault()
    offered(async () => (await event.prompt()).outcome === 'accepted')
  }
  window.addEventListener('beforeinstallprompt', onOffer)
  window.addEventListener('appinstalled', installed)
  return () => {
    window.removeEventListener('beforeinstallprompt', onOffer)
    window.removeEventListener('appinstalled', installed)
  }
}

function isInstallEvent(event: Event): event is InstallEvent {
  return 'prompt' in event && typeof event.prompt === 'function'
}

/** Whether the app runs from the home screen rather than in a browser tab. */
export function runsInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches
}
