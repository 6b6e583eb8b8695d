/*
 * Runs before anything is drawn, so that the page never flashes in other colours: a plain script, not a module.
 * `data-theme` and `data-size` on the root are what the style sheets look at.
 */
{
  const root = document.documentElement
  const systemDark = matchMedia('(prefers-color-scheme: dark)')
  const read = (name: string) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  }
  const apply = () => {
    const theme = read('centralino.theme')
    const dark = theme === 'dark' || (theme !== 'light' && systemDark.matches)
    root.dataset['theme'] = dark ? 'dark' : 'light'
    root.dataset['size'] = read('centralino.size') ?? 'normal'
  }
  apply()
  systemDark.addEventListener('change', apply)
  addEventListener('storage', apply)
  addEventListener('centralino:appearance', apply)
}
