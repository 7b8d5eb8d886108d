import { leaveDemo } from '@buka-pintu/platform';
import { inSentences, say } from './terminal.js';

await inSentences(() => leaveDemo(process.argv.slice(2), say));
