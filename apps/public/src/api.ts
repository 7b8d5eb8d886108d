import { createClient, type PublicPaths } from '@buka-pintu/client';
import { lang } from './i18n';

/** The API as anyone may call it. */
export const open = createClient<PublicPaths>({ language: lang });

/** The API as the holder of a secret link may call it. */
export const withLink = (token: string) => createClient<PublicPaths>({ capability: token, language: lang });
