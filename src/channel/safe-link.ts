/** Whether a link may be shown: http, https, mailto and tel, and nothing else. */
export function isSafeLink(url: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(url)
}
