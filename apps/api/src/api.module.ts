import { catalogue } from '@buka-pintu/catalogue';
import { offices } from '@buka-pintu/offices';
import { identity } from '@buka-pintu/identity';
import { queue } from '@buka-pintu/queue';
import { platform, type HouseModule } from '@buka-pintu/platform';

/** Everything this house consists of, from the lowest floor up. A new module takes its place in this list. */
export const MODULES: readonly HouseModule[] = [platform, identity, offices, catalogue, queue];
