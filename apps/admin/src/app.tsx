import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider, MutationCache } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { isSignedOut } from './api/problems.js';
import { openRouter } from './router.js';
import { theme, variables } from './ui/theme.js';

/** The query client of the house: libs/client already repeats what may be repeated, so nothing is tried twice here. */
export function openQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // `always`: with the line down a press must fail now, before the officer's eyes, and never be carried out later.
    defaultOptions: {
      queries: { retry: false, staleTime: 5_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** The whole admin: look, data and pages. */
export function App(props: { start?: string }) {
  const [{ queries, router }] = useState(() => {
    // The session ends while a page is open: back to the sign-in, and from there to where the person was.
    const queries: QueryClient = openQueries(() => {
      if (queries.getQueryData(['session']) === undefined) return;
      queries.removeQueries({ queryKey: ['session'] });
      void router.invalidate();
    });
    const router = openRouter(queries, props.start);
    return { queries, router };
  });
  return (
    <MantineProvider
      env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
