/** Light, dark, or as the system has it: kept in this browser, shown before the page is drawn. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const themeKey = 'unknot.theme';

export function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(themeKey);
    return themes.find((own) => own === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function keepTheme(theme: Theme): void {
  show(theme);
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Without storage the choice still holds for this visit.
  }
}

/** For the start of the page. Paper is light, whatever the screen is. */
export function showTheme(): void {
  show(keptTheme());
  window.addEventListener('beforeprint', () => show('light'));
  window.addEventListener('afterprint', () => show(keptTheme()));
}
