import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import css from './theme.module.css'

/** Mantine wants ten shades; our tokens know one colour per use, so every shade is the same variable. */
const shades = (token: string): MantineColorsTuple => {
  const one = `var(${token})`
  return [one, one, one, one, one, one, one, one, one, one]
}

/** Mantine's own theme expressed in our tokens: it holds no value of its own. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: shades('--accent'), red: shades('--bad') },
  white: 'var(--on-accent)',
  black: 'var(--ink)',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: 'var(--weight-strong)' },
  fontSizes: {
    xs: 'var(--text-xs)',
    sm: 'var(--text-md)',
    md: 'var(--text-md)',
    lg: 'var(--text-lg)',
    xl: 'var(--text-xl)',
  },
  lineHeights: {
    xs: 'var(--leading)',
    sm: 'var(--leading)',
    md: 'var(--leading)',
    lg: 'var(--leading)',
    xl: 'var(--leading)',
  },
  fontWeights: { regular: 'var(--weight-normal)', medium: 'var(--weight-medium)', bold: 'var(--weight-strong)' },
  spacing: { xs: 'var(--s-1)', sm: 'var(--s-2)', md: 'var(--s-4)', lg: 'var(--s-6)', xl: 'var(--s-8)' },
  radius: {
    xs: 'var(--radius-sm)',
    sm: 'var(--radius-sm)',
    md: 'var(--radius)',
    lg: 'var(--radius-lg)',
    xl: 'var(--radius-lg)',
  },
  shadows: {
    xs: 'var(--shadow-sm)',
    sm: 'var(--shadow-sm)',
    md: 'var(--shadow)',
    lg: 'var(--shadow-lg)',
    xl: 'var(--shadow-lg)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Plain objects and not `Menu.extend(…)`: naming a component here would put its code into the first download.
  components: {
    Input: { classNames: { wrapper: css.inputWrapper!, input: css.input!, section: css.section! } },
    InputWrapper: {
      classNames: { label: css.label!, description: css.help!, error: css.error!, required: css.required! },
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    Checkbox: {
      defaultProps: { size: 'xs' },
      classNames: { input: css.check!, label: css.checkLabel! },
    },
    Switch: {
      defaultProps: { size: 'sm', withThumbIndicator: false },
      classNames: { track: css.track! },
    },
    Combobox: { classNames: { dropdown: css.float!, option: css.option! } },
    Select: { classNames: { dropdown: css.float!, option: css.option! } },
    Menu: {
      defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 90 }, position: 'bottom-end' },
      classNames: { dropdown: css.float!, item: css.item!, label: css.menuLabel!, divider: css.divider! },
    },
    Overlay: { classNames: { root: css.veil! } },
    Popover: {
      defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 90 } },
      classNames: { dropdown: css.float! },
    },
    Tooltip: {
      defaultProps: {
        openDelay: 350,
        transitionProps: { duration: 90 },
        events: { hover: true, focus: true, touch: false },
      },
      classNames: { tooltip: css.tooltip! },
    },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 120 }, padding: 'lg', radius: 'lg' },
      classNames: { content: css.modal!, title: css.modalTitle!, header: css.modalHeader! },
    },
  },
})

const names: Record<string, string> = {
  'primary-color-contrast': '--on-accent',
  'color-bright': '--ink',
  'color-text': '--ink',
  'color-body': '--surface',
  'color-error': '--bad',
  'color-success': '--good',
  'color-placeholder': '--ink-faint',
  'color-anchor': '--accent-ink',
  'color-default': '--surface',
  'color-default-hover': '--hover',
  'color-default-color': '--ink',
  'color-default-border': '--line-strong',
  'color-dimmed': '--ink-soft',
  'color-disabled': '--surface-sunk',
  'color-disabled-color': '--ink-faint',
  'color-disabled-border': '--line',
  'color-accent-filled': '--accent',
  'color-accent-filled-hover': '--accent-strong',
  'color-accent-light': '--accent-soft',
  'color-accent-light-hover': '--accent-soft',
  'color-accent-light-color': '--accent-ink',
  'color-accent-outline': '--accent-ink',
  'color-accent-text': '--accent-ink',
  'color-red-filled': '--bad-fill',
  'color-red-text': '--bad',
}

/** Mantine's two scales of cold greys, from light to dark, become limestone. */
const greys = {
  gray: [
    'surface-soft',
    'surface-sunk',
    'press',
    'line',
    'line-strong',
    'line-control',
    'ink-faint',
    'ink-soft',
    'ink',
    'ink',
  ],
  dark: [
    'ink',
    'ink-soft',
    'ink-faint',
    'line-control',
    'line-strong',
    'press',
    'surface-float',
    'surface',
    'surface-sunk',
    'ground',
  ],
}
for (const [name, tokens] of Object.entries(greys)) {
  for (const [shade, token] of tokens.entries()) names[`color-${name}-${shade}`] = `--${token}`
}

/** Points Mantine's variables at our tokens, the same in both schemes: the tokens themselves change. */
export const variables: CSSVariablesResolver = () => {
  const ours = Object.fromEntries(Object.entries(names).map(([key, token]) => [`--mantine-${key}`, `var(${token})`]))
  return { variables: {}, light: ours, dark: ours }
}
