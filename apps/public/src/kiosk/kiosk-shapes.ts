import type { api } from '@buka-pintu/client';

export type KioskView = api.KioskView;
export type KioskTicketView = api.KioskTicketView;
export type KioskLane = api.KioskTicketRequest['lane'];
export type KioskSyncView = api.KioskSyncView;
export type PairingView = api.PairingView;
