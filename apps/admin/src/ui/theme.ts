import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/*
 * Mantine wears the tokens of libs/look: every colour below is a variable of tokens.css, so that day, night and the
 * public pages stay one look. Colours by name: navy acts, gold is the one next thing, red is late or destructive.
 */
const ramp = (name: string): MantineColorsTuple =>
  Array.from({ length: 10 }, (_, shade) => `var(--${name}-${shade})`) as unknown as MantineColorsTuple;

const FILLED: Record<string, { background: string; hover: string; color: string }> = {
  navy: { background: 'var(--action-fill)', hover: 'var(--action-fill-hover)', color: 'var(--on-action)' },
  gold: { background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)' },
  red: { background: 'var(--late-fill)', hover: 'var(--late-fill-hover)', color: 'var(--on-late)' },
};

const variants: VariantColorsResolver = ({ color, variant }) => {
  const filled = FILLED[color ?? 'navy'] ?? FILLED.navy!;
  const ink = color === 'red' ? 'var(--late)' : variant === 'default' ? 'var(--ink)' : 'var(--action)';
  if (variant === 'filled') return { ...filled, border: 'transparent' };
  const edge =
    variant === 'default' || variant === 'outline' ? '1px solid var(--line-control)' : '1px solid transparent';
  return {
    background: variant === 'default' ? 'var(--surface)' : 'transparent',
    hover: color === 'red' ? 'var(--late-soft)' : 'var(--surface-hover)',
    color: ink,
    border: edge,
  };
};

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  fontSizes: {
    xs: 'var(--text-small)',
    sm: 'var(--text)',
    md: 'var(--text)',
    lg: 'var(--text-title)',
    xl: 'var(--text-title)',
  },
  lineHeights: { xs: '1.34', sm: '1.43', md: '1.43', lg: '1.3', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: 'var(--radius)', md: 'var(--radius)', lg: 'var(--radius-panel)', xl: 'var(--radius-panel)' },
  defaultRadius: 'sm',
  colors: { navy: ramp('navy'), gold: ramp('gold'), red: ramp('red'), gray: ramp('slate') },
  primaryColor: 'navy',
  variantColorResolver: variants,
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle' } },
    Modal: { defaultProps: { centered: true, overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 } } },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-anchor': 'var(--action)',
    '--mantine-color-error': 'var(--late)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-control)',
    '--mantine-color-disabled': 'var(--surface-sunk)',
    '--mantine-color-disabled-color': 'var(--ink-faint)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--action-fill)',
  },
  light: {},
  dark: {},
});
