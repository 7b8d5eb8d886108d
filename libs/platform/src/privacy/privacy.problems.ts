import { defineProblems } from '../http/problem.js';

export const privacyProblems = defineProblems('platform', {
  requestDone: {
    slug: 'privacy-request-done',
    status: 409,
    title: { id: 'Permintaan ini sudah selesai', en: 'This request is done already' },
    detail: { id: 'Buat permintaan baru bila perlu.', en: 'Open a new request if it is needed again.' },
  },
  requestOther: {
    slug: 'privacy-request-other',
    status: 409,
    title: { id: 'Permintaan ini tentang hal lain', en: 'This request asks for something else' },
    detail: {
      id: 'Permintaan salinan dijawab dengan salinan, permintaan penghapusan dengan penghapusan.',
      en: 'A request for an export is answered by an export, one for erasure by an erasure.',
    },
  },
});
