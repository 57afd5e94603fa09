import { showPage } from '../islands/show-page.ts'

export interface Upload {
  readonly cancel: () => void
}

interface Watch {
  /** 0 to 1 of the bytes sent. */
  readonly progress: (share: number) => void
  readonly end: (outcome: 'sent' | 'failed' | 'cancelled') => void
}

/**
 * Posts a form as the browser would, but with progress. The page it ends on (after a redirect, or the form
 * again with its refusals) takes this one's place as if it had been navigated to; it is not fetched a second time, so that
 * what it says once (the outcome of the action) is not lost.
 */
export function uploadForm(form: HTMLFormElement, submitter: HTMLElement | null, watch: Watch): Upload {
  const request = new XMLHttpRequest()
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) watch.progress(event.loaded / event.total)
  }
  request.onload = () => {
    if (request.status >= 500 || request.status === 0) return watch.end('failed')
    watch.end('sent')
    showPage(request.responseText, request.responseURL)
  }
  request.onerror = () => watch.end('failed')
  request.onabort = () => watch.end('cancelled')
  request.open('POST', submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href)
  request.setRequestHeader('Accept', 'text/html')
  request.send(submitter ? new FormData(form, submitter) : new FormData(form))
  return { cancel: () => request.abort() }
}
