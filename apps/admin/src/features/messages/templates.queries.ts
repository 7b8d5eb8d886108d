import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.js';

export type Template = staffApi.TemplateView;
export type Wordings = staffApi.TemplateRequest;
export type Preview = staffApi.WordingPreview;
export type TestSend = staffApi.TestSendRequest;

export const templatesQuery = queryOptions({
  queryKey: ['message-templates'],
  queryFn: ({ signal }) => take(api.GET('/v1/message-templates', { signal })),
});

/** How words would go out, and what would be refused. */
export const previewQuery = (name: string, body: Wordings) =>
  queryOptions({
    queryKey: ['message-template-preview', name, body],
    queryFn: ({ signal }) =>
      take(api.POST('/v1/message-templates/{name}/previews', { params: { path: { name } }, body, signal })),
    placeholderData: (before) => before,
  });

export const versionsQuery = (name: string, version: number) =>
  queryOptions({
    queryKey: ['message-template-versions', name, version],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/message-templates/{name}/versions', { params: { path: { name } }, signal })),
  });

export const word = ({ name, version }: Template, body: Wordings) =>
  take(
    api.PUT('/v1/message-templates/{name}', {
      params: { path: { name }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );

export const channelsQuery = queryOptions({
  queryKey: ['message-channels'],
  queryFn: ({ signal }) => take(api.GET('/v1/message-channels', { signal })),
});

export const sendTest = (body: TestSend) => take(api.POST('/v1/message-test-sends', { body }));
