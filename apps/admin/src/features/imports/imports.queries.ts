import { eachItem, type staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type VisitorImport = staffApi.VisitorImportView;
export type ImportRow = staffApi.VisitorImportRow;
export type ImportWord = staffApi.ImportWordShape;
export const IMPORT = 'queue:visitors:import';

/** What a column can hold, in the order in which officers look for it. */
export const MEANINGS = ['number', 'name', 'time', 'on', 'service', 'lane', 'nik', 'none'] as const;

/** Below the largest body (256 KB) in base64; a multiple of three, so that parts fit together. */
const PART = 120_000;

/** Every list of the last weeks at a service point: a handful. */
export const importsQuery = (servicePointId: string) =>
  queryOptions({
    queryKey: ['visitor-imports', servicePointId],
    queryFn: async ({ signal }) => {
      const rows: ImportRow[] = [];
      const pages = eachItem((cursor) => {
        const query = { servicePointId, limit: 30, ...(cursor ? { cursor } : {}) };
        return take(api.GET('/v1/queue/visitor-imports', { params: { query }, signal }));
      });
      for await (const row of pages) {
        rows.push(row);
        if (rows.length >= 30) break;
      }
      return rows;
    },
    enabled: servicePointId !== '',
  });

export interface ChosenList {
  file: File;
  servicePointId: string;
  on: string;
  serviceCode: string;
}

/** Sends a file part by part and has it looked through. Nobody is listed by it. The server knows how to read the bytes. */
export async function lookThrough({ file, ...place }: ChosenList, form: string): Promise<VisitorImport> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts = Array.from({ length: Math.max(1, Math.ceil(bytes.length / PART)) }, (_, at) =>
    base64(bytes.subarray(at * PART, (at + 1) * PART)),
  );
  const [first = '', ...rest] = parts;
  // A file without a byte is a list of nobody, which the server says better than an empty field.
  let view = await intend(['visitor-import', form], (headers) =>
    api.POST('/v1/queue/visitor-imports', { body: { ...place, content: first || 'Cg==' }, headers }),
  );
  for (const [index, content] of rest.entries())
    view = await intend(['visitor-import-part', view.id, index], (headers) =>
      api.POST('/v1/queue/visitor-imports/{id}/parts', {
        params: { path: { id: view.id } },
        body: { content },
        headers,
      }),
    );
  return view;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** @param form what the officer saw when choosing: the same words after another look are another wish */
export const explain = (id: string, words: ImportWord[], form: string): Promise<VisitorImport> =>
  intend(['explain-import', id, form, words], (headers) =>
    api.POST('/v1/queue/visitor-imports/{id}/words', { params: { path: { id } }, body: { words }, headers }),
  );

export const lookAgain = (id: string): Promise<VisitorImport> =>
  take(api.GET('/v1/queue/visitor-imports/{id}', { params: { path: { id } } }));

export const register = ({ id, after }: VisitorImport, keepBooked: boolean): Promise<VisitorImport> =>
  intend(['register-import', id, after, keepBooked], (headers) =>
    api.POST('/v1/queue/visitor-imports/{id}/registrations', {
      params: { path: { id } },
      body: { after, keepBooked },
      headers,
    }),
  );

export const undo = (id: string): Promise<VisitorImport> =>
  intend(['undo-import', id], (headers) =>
    api.POST('/v1/queue/visitor-imports/{id}/withdrawals', { params: { path: { id } }, headers }),
  );
