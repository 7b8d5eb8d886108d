import { useTranslation } from 'react-i18next';
import { completeSingleSignOn } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { AutomaticStep } from './automatic-step.js';
import type { Answer } from './single-sign-on.js';

interface ProviderStepProps {
  answer: Answer;
  onDone: (answer: SignInView) => Promise<void>;
  onRestart: () => void;
}

/** Back from the identity provider. */
export function ProviderStep({ answer, ...props }: ProviderStepProps) {
  const { t } = useTranslation();
  const words = { lead: t('signIn.providerLead'), failed: t('signIn.providerFailed'), restart: t('signIn.startAgain') };
  return <AutomaticStep {...props} signIn={() => completeSingleSignOn(answer)} words={words} once />;
}
