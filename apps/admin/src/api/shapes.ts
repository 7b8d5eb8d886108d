/*
 * The shapes the admin reads and writes: those of the staff document, as generated into libs/client. Only what the pages
 * name more shortly, or what is a field's type there, has a name of its own here.
 */
import type { staffApi } from '@buka-pintu/client';

export type BookingLinkRequest = staffApi.BookingLinkRequest;
export type BookingLinkView = staffApi.BookingLinkView;
export type BookingView = staffApi.BookingView;
export type ConsoleView = staffApi.ConsoleView;
export type DayView = staffApi.DayView;
export type Localized = staffApi.Localized;
export type MessageView = staffApi.MessageView;
export type OfficeView = staffApi.OfficeView;
export type ServiceSummary = staffApi.ServiceSummary;
export type SessionView = staffApi.SessionView;
export type SignInView = staffApi.SignInView;
export type SlotDay = staffApi.SlotDay;
export type SlotLaneView = staffApi.SlotLaneView;
export type TransferRequest = staffApi.TransferRequest;
export type EmergencyView = staffApi.EmergencyView;
export type JourneyView = staffApi.JourneyView;
export type ParkedRow = staffApi.ParkedRow;
export type TicketRow = staffApi.TicketRow;
export type TicketView = staffApi.TicketView;
export type WalkInRequest = staffApi.WalkInRequest;

export type ServicePoint = staffApi.ServicePointView;
export type SessionOffice = staffApi.SessionOfficeView;
export type CurrentTicket = staffApi.CurrentTicketView;
export type Lane = staffApi.TicketRow['lane'];
export type DeskLane = staffApi.WalkInRequest['lane'];
export type TicketState = staffApi.TicketRow['state'];
export type BookingState = staffApi.BookingView['state'];
export type VisitorState = staffApi.ExpectedVisitorView['state'];
export type CounterState = staffApi.DayCounter['state'];
export type ClientState = staffApi.ApiClientView['state'];
export type WebhookState = staffApi.WebhookView['state'];
export type DeliveryState = staffApi.DeliveryView['state'];
export type MessageState = staffApi.MessageView['state'];

/** A page of a list. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
