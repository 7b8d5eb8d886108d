import { useTranslation } from 'react-i18next';
import { signInDemo } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { AutomaticStep } from './automatic-step.js';

interface DemoStepProps {
  token: string;
  onDone: (answer: SignInView) => Promise<void>;
  onRestart: () => void;
}

/** The link printed on the terminal of a demo install. */
export function DemoStep({ token, ...props }: DemoStepProps) {
  const { t } = useTranslation();
  const words = { lead: t('signIn.demoLead'), failed: t('signIn.demoFailed'), restart: t('signIn.withPassword') };
  return <AutomaticStep {...props} signIn={() => signInDemo(token)} words={words} />;
}
