import { createClient } from '@buka-pintu/client';
import type { paths } from '../../../libs/client/src/generated/public';
