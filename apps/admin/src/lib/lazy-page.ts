import { lazyRouteComponent } from '@tanstack/react-router';
import { allWords } from './i18n.js';

/** A page of a chunk of its own, shown when its texts are there too: they come at the same time. */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => (await Promise.all([load(), allWords()]))[0], name);
