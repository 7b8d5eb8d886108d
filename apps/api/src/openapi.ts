import { describeApi, type HouseModule, type OpenApiDocument, RELEASE } from '@buka-pintu/platform';
import { MODULES } from './api.module.js';

/** The version of the API; a spec holds it to package.json. */
export const VERSION = RELEASE;

const CONVENTIONS = `
- **Access**: an API key (\`Authorization: Bearer bpk_…\`), an access token (OAuth 2 client credentials at \`POST /v1/oauth/token\`), a
  citizen's secret link (\`Bearer bpc_…\`) or a staff session. \`x-access\` on each operation names the ways in.
- **Errors** are [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problems; decide by \`code\`. Each has a page under [/docs/problems](/docs/problems).
- **Retries**: send an \`Idempotency-Key\` with every POST and repeat with the same key; wait as long as \`Retry-After\` says.
- **Lists** are \`{ items, next }\`; give \`next\` back as \`cursor\` with the same filters.
- **Edits** carry \`If-Match\` with the \`ETag\` you saw.
- **Times** end in \`At\` (RFC 3339, UTC), days in \`On\` (the office's calendar), money is whole rupiah.
- **Language** of problems and texts: \`Accept-Language: id\` (default) or \`en\`.`;

const TEXTS = {
  public: {
    title: 'Buka Pintu: public API',
    description: `For third parties and citizens. The first booking takes ten minutes: see docs/integrators.md in the repository. With a test key (\`bpk_test_…\`) everything can be tried on your own test office; /v1/test makes happen there what only an office can do.\n${CONVENTIONS}`,
  },
  staff: {
    title: 'Buka Pintu: staff API',
    description: `What the admin uses. Sign in there first; this page then uses the same session.\n${CONVENTIONS}`,
  },
};

/** Both documents, from the modules' metadata: no server and no database is needed. */
export function documents(modules: readonly HouseModule[] = MODULES): Record<'public' | 'staff', OpenApiDocument> {
  return {
    public: describeApi(modules, 'public', { version: VERSION, ...TEXTS.public }),
    staff: describeApi(modules, 'staff', { version: VERSION, ...TEXTS.staff }),
  };
}
