import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Pages load when they are opened: on a slow machine the first one of a file takes its seconds.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  if (typeof localStorage !== 'undefined') localStorage.clear();
});
