import { catalogue } from '@buka-pintu/catalogue';
import { offices } from '@buka-pintu/offices';
import type { HouseModule } from '@buka-pintu/platform';
import { Module } from '@nestjs/common';
import { BoardsController } from './board/boards.controller.js';
import { Boards } from './board/boards.service.js';
import { BookingFiles } from './bookings/booking-files.service.js';
import { BookingLookupAttempt } from './bookings/booking-lookup-attempt.entity.js';
import { BookingLookupsController } from './bookings/booking-lookups.controller.js';
import { BookingPersonClaim } from './bookings/booking-person-claim.entity.js';
import { Booking } from './bookings/booking.entity.js';
import { BookingsController } from './bookings/bookings.controller.js';
import { BookingNotices, NoShowSchedule, ReminderSchedule, UnservedNotices } from './bookings/bookings.handlers.js';
import { Bookings } from './bookings/bookings.service.js';
import { bookingTemplates } from './bookings/booking-templates.js';
import { Lookups } from './bookings/lookups.service.js';
import { NoShows } from './bookings/no-shows.service.js';
import { Notices } from './bookings/notices.service.js';
import { BookingChoices, CHOOSE_MESSAGES } from './choices/booking-choices.service.js';
import { MessageChoicesController } from './choices/message-choices.controller.js';
import { OfferedThen } from './claims/offered-then.service.js';
import { Claims } from './claims/claims.service.js';
import { DeviceEvent } from './kiosks/device-event.entity.js';
import { DevicePairingsController } from './kiosks/device-pairings.controller.js';
import { KioskSyncs } from './kiosks/kiosk-syncs.service.js';
import { KioskTickets } from './kiosks/kiosk-tickets.service.js';
import { kioskProblems } from './kiosks/kiosk.problems.js';
import { KiosksController } from './kiosks/kiosks.controller.js';
import { Kiosks } from './kiosks/kiosks.service.js';
import { NumberBlock } from './kiosks/number-block.entity.js';
import { NumberBlocks } from './kiosks/number-blocks.service.js';
import { PointDevicesController } from './kiosks/point-devices.controller.js';
import { MANAGE_DEVICES, PointDeviceDesk } from './kiosks/point-device-desk.service.js';
import { CallsController } from './counters/calls.controller.js';
import { Calls } from './counters/calls.service.js';
import { Consoles } from './counters/consoles.service.js';
import { counterEvents } from './counters/counter.events.js';
import { CounterSession } from './counters/counter-session.entity.js';
import { CountersController } from './counters/counters.controller.js';
import { Counters } from './counters/counters.service.js';
import { DeskWork } from './counters/desk-work.service.js';
import { KnownSittings } from './counters/known-sittings.service.js';
import { DayClose } from './day/day-close.service.js';
import { DayRuleRow } from './day/day-rule.entity.js';
import { DayRules } from './day/day-rules.service.js';
import { DayCloseSchedule } from './day/day.handlers.js';
import { DaysController } from './day/days.controller.js';
import { Days } from './day/days.service.js';
import { FiguresController } from './figures/figures.controller.js';
import { Figures, READ_FIGURES } from './figures/figures.service.js';
import { HeavyReads } from './figures/heavy-reads.js';
import { SeatSuggestionsController } from './figures/seat-suggestions.controller.js';
import { SeatSuggestions } from './figures/seat-suggestions.service.js';
import { TurnNotice } from './waits/turn-notice.entity.js';
import { TurnNotices } from './waits/turn-notices.service.js';
import { WaitForecast } from './waits/wait-forecast.entity.js';
import { WaitRuleRow } from './waits/wait-rule.entity.js';
import { waitTemplates } from './waits/wait-templates.js';
import { TurnNoticeSchedule, WaitForecasts } from './waits/waits.handlers.js';
import { Waits } from './waits/waits.service.js';
import { Waits1795317640071 } from './migrations/1795317640071-waits.js';
import { EmergenciesController } from './emergencies/emergencies.controller.js';
import { Emergencies } from './emergencies/emergencies.service.js';
import { Emergency } from './emergencies/emergency.entity.js';
import { emergencyEvents } from './emergencies/emergency.events.js';
import { ANSWER_EMERGENCIES } from './emergencies/emergency.lifecycle.js';
import { journeyEvents } from './journeys/journey.events.js';
import { journeyProblems } from './journeys/journey.problems.js';
import { Journey } from './journeys/journey.entity.js';
import { HandoversController } from './journeys/handovers.controller.js';
import { Handovers } from './journeys/handovers.service.js';
import { JourneyBook } from './journeys/journey-book.service.js';
import { JourneysController } from './journeys/journeys.controller.js';
import { Journeys } from './journeys/journeys.service.js';
import { TicketWays } from './journeys/ticket-ways.service.js';
import { Transfers } from './journeys/transfers.service.js';
import { BookingContact } from './links/booking-contact.entity.js';
import { ContactListing } from './links/booking-contact.handlers.js';
import { ContactLister } from './links/contact-lister.service.js';
import { BookingThings } from './links/booking-things.service.js';
import { BookingLinksController } from './links/booking-links.controller.js';
import { BookingLinks } from './links/booking-links.service.js';
import { SlotsAndBookings1795305640001 } from './migrations/1795305640001-slots-and-bookings.js';
import { Day1795305640051 } from './migrations/1795305640051-day.js';
import { BookingContacts1795315640020 } from './migrations/1795315640020-booking-contacts.js';
import { Unserved1795315640030 } from './migrations/1795315640030-unserved.js';
import { SlotRuleVersion1795315640041 } from './migrations/1795315640041-slot-rule-version.js';
import { AffectedBookings1795315640050 } from './migrations/1795315640050-affected-bookings.js';
import { OwnBookings1795315640070 } from './migrations/1795315640070-own-bookings.js';
import { ListedContacts1795316640040 } from './migrations/1795316640040-listed-contacts.js';
import { WalkInDocuments1795316640041 } from './migrations/1795316640041-walk-in-documents.js';
import { EmptyTestOffice1795316640042 } from './migrations/1795316640042-empty-test-office.js';
import { DayRuleEditor, EDIT_DAY_RULES } from './day-rules/day-rule-editor.service.js';
import { DayRulePreviews } from './day-rules/day-rule-previews.service.js';
import { dayRuleEvents } from './day-rules/day-rule.events.js';
import { DayRulesController } from './day-rules/day-rules.controller.js';
import { DayRuleVersion1795317640022 } from './migrations/1795317640022-day-rule-version.js';
import { Priority1795317640021 } from './migrations/1795317640021-priority.js';
import { PrioritiesController } from './priority/priorities.controller.js';
import { DECIDE_PRIORITY, Priorities, READ_CALLS } from './priority/priorities.service.js';
import { PriorityCategory } from './priority/priority-category.entity.js';
import { PriorityDecision } from './priority/priority-decision.entity.js';
import { priorityEvents } from './priority/priority.events.js';
import { MadeCallsController } from './calls/made-calls.controller.js';
import { MadeCalls } from './calls/made-calls.service.js';
import { CallGuards1795317640020 } from './migrations/1795317640020-call-guards.js';
import { SlotRulePeriods1795316640043 } from './migrations/1795316640043-slot-rule-periods.js';
import { Lanes1795317640001 } from './migrations/1795317640001-lanes.js';
import { EnteredLater1795317640070 } from './migrations/1795317640070-entered-later.js';
import { WalkInSeats1795317640002 } from './migrations/1795317640002-walk-in-seats.js';
import { Kiosks1795317640040 } from './migrations/1795317640040-kiosks.js';
import { staffBoardParts } from './staff-board/staff-board-parts.js';
import { paperParts } from './paper/paper-parts.js';
import { disruptionParts } from './disruptions/disruption-parts.js';
import { Emergencies1795317640031 } from './migrations/1795317640031-emergencies.js';
import { Journeys1795317640030 } from './migrations/1795317640030-journeys.js';
import { Stock1795317640003 } from './migrations/1795317640003-stock.js';
import { OwnBookingsController } from './own-bookings/own-bookings.controller.js';
import { OwnBookings } from './own-bookings/own-bookings.service.js';
import { HoldsAndFamilies1795317640010 } from './migrations/1795317640010-holds-and-families.js';
import { BookingRulesAndProofs1795317640011 } from './migrations/1795317640011-booking-rules-and-proofs.js';
import { demandProblems } from './claims/demand.problems.js';
import { BookingRuleRow } from './claims/booking-rule.entity.js';
import { BookingRules } from './claims/booking-rules.service.js';
import { FamiliesController } from './families/families.controller.js';
import { BookingProof } from './holds/booking-proof.entity.js';
import { LapsedHolds } from './holds/hold.handlers.js';
import { HoldLimits } from './holds/hold-limits.service.js';
import { HoldsController } from './holds/holds.controller.js';
import { CONFIRM, Holds } from './holds/holds.service.js';
import { ReschedulesController } from './reschedules/reschedules.controller.js';
import { RESCHEDULE, Reschedules } from './reschedules/reschedules.service.js';
import { FreeReschedules } from './reschedules/free-reschedules.service.js';
import { queueEvents } from './queue.events.js';
import { queueProblems } from './queue.problems.js';
import { demoQueue, seedQueue } from './queue.seed.js';
import {
  AffectedBookingsController,
  OpeningPreviewsController,
  RetirementPreviewsController,
} from './affected/affected.controller.js';
import { AffectedBookings } from './affected/affected.service.js';
import { SlotRulePreviewsController } from './affected/slot-rule-previews.controller.js';
import { SlotRulePreviews } from './affected/slot-rule-previews.service.js';
import { AvailabilityController } from './supply/availability.controller.js';
import { Availability } from './supply/availability.service.js';
import { RESERVE } from './supply/lane.js';
import { Places } from './supply/places.service.js';
import { Seat } from './supply/seat.entity.js';
import { SlotRule } from './supply/slot-rule.entity.js';
import { SlotRulesController } from './supply/slot-rules.controller.js';
import { SlotRules } from './supply/slot-rules.service.js';
import { SlotSheets } from './supply/slot-sheets.service.js';
import { Slot } from './supply/slot.entity.js';
import { SlotsController } from './supply/slots.controller.js';
import { LayOffice, OpeningChangeHandler, SupplySchedule } from './supply/supply.handlers.js';
import { Supply } from './supply/supply.service.js';
import { TestDays } from './test-office/test-days.service.js';
import { TestDesk } from './test-office/test-desk.service.js';
import { TestMessagesController } from './test-office/test-messages.controller.js';
import { TestMessages } from './test-office/test-messages.service.js';
import { TestTriggersController } from './test-office/test-triggers.controller.js';
import { CheckInsController } from './tickets/check-ins.controller.js';
import { CheckIns } from './tickets/check-ins.service.js';
import { Departures } from './tickets/departures.service.js';
import { Points } from './tickets/points.service.js';
import { TicketCall } from './tickets/ticket-call.entity.js';
import { TicketNumber } from './tickets/ticket-number.entity.js';
import { TicketMoves } from './tickets/ticket-moves.service.js';
import { TicketPeriod } from './tickets/ticket-period.entity.js';
import { TicketSlips } from './tickets/ticket-slips.service.js';
import { Ticket } from './tickets/ticket.entity.js';
import { ticketEvents } from './tickets/ticket.events.js';
import { TicketsController } from './tickets/tickets.controller.js';
import { Tickets } from './tickets/tickets.service.js';
import { BookingPersons } from './persons/booking-persons.js';
import { queuePersonal } from './persons/queue-personal.js';
import { DocumentRemark1795316640050 } from './migrations/1795316640050-document-remark.js';
import { BookingQuota1795316640051 } from './migrations/1795316640051-booking-quota.js';
import { BookingQuota } from './quota/booking-quota.entity.js';
import { BookingQuotas } from './quota/booking-quota.service.js';
import { ClientReviewsController } from './quota/client-reviews.controller.js';
import { ClientReviews, REVIEW_CLIENTS } from './quota/client-reviews.service.js';
import { TicketPersons } from './persons/ticket-persons.js';
import { Alternatives } from './alternatives/alternatives.service.js';
import { StockFlag } from './stock/stock-flag.entity.js';
import { StockFlagsController, StockPreviewsController } from './stock/stock-flags.controller.js';
import { EDIT_STOCK, StockFlags } from './stock/stock-flags.service.js';
import { Stock } from './stock/stock.service.js';
import { WalkInQuotasController } from './walk-ins/walk-in-quotas.controller.js';
import { WalkInSeats } from './walk-ins/walk-in-seats.service.js';
import { EXCEED } from './walk-ins/walk-in.dto.js';
import { ErasedBookings1795315640080 } from './migrations/1795315640080-erased-bookings.js';

import { ExpectedVisitor } from './imports/expected-visitor.entity.js';
import { ExpectedVisitorsController } from './imports/expected-visitors.controller.js';
import { ExpectedVisitors, READ_VISITORS } from './imports/expected-visitors.service.js';
import { ImportWord } from './imports/import-word.entity.js';
import { VisitorCheckIns } from './imports/visitor-check-ins.service.js';
import { VisitorImport, VisitorImportChange } from './imports/visitor-import.entity.js';
import { VisitorImportsController } from './imports/visitor-imports.controller.js';
import { IMPORT_VISITORS, VisitorImports } from './imports/visitor-imports.service.js';
import { VisitorLists } from './imports/visitor-lists.service.js';
import { visitorEvents } from './imports/visitor.events.js';
import { visitorProblems } from './imports/visitor.problems.js';
import { VisitorDays, VisitorOutcomes } from './imports/visitors.handlers.js';
import { VisitorPersons } from './persons/visitor-persons.js';
import { ExpectedVisitors1795317640060 } from './migrations/1795317640060-expected-visitors.js';

import { RosterPersons } from './persons/roster-persons.js';
import { rosterEvents } from './rosters/roster.events.js';
import { Roster, RosterLimit, RosterMember, RosterProposal } from './rosters/roster.entity.js';
import { DECIDE_ROSTERS, FILE_ROSTERS, READ_ROSTERS } from './rosters/roster.lifecycle.js';
import { rosterProblems } from './rosters/roster.problems.js';
import { RosterSeats } from './rosters/roster-seats.service.js';
import { RosterSheets } from './rosters/roster-sheets.service.js';
import { rosterTemplates } from './rosters/roster-templates.js';
import { RostersController } from './rosters/rosters.controller.js';
import { RosterSchedule } from './rosters/rosters.handlers.js';
import { Rosters } from './rosters/rosters.service.js';
import { Rosters1795317640061 } from './migrations/1795317640061-rosters.js';

@Module({
  imports: [offices.nest, catalogue.nest],
  controllers: [
    SeatSuggestionsController,
    ...[VisitorImportsController, ExpectedVisitorsController, RostersController],
    ...[AvailabilityController, SlotsController, SlotRulesController, BookingsController, BookingLookupsController],
    ...[BookingLinksController, OpeningPreviewsController, RetirementPreviewsController, AffectedBookingsController],
    ...[CheckInsController, TicketsController, CountersController, CallsController, BoardsController, DaysController],
    ...disruptionParts.controllers,
    ...[HoldsController, FamiliesController, ReschedulesController],
    ...[HandoversController, JourneysController, EmergenciesController],
    ...[
      SlotRulePreviewsController,
      WalkInQuotasController,
      StockFlagsController,
      StockPreviewsController,
      TestTriggersController,
      TestMessagesController,
    ],
    ...paperParts.controllers,
    ...staffBoardParts.controllers,
    ...[PrioritiesController, MadeCallsController, DayRulesController],
    ...[OwnBookingsController, ClientReviewsController, MessageChoicesController],
    FiguresController,
    ...[PointDevicesController, DevicePairingsController, KiosksController],
  ],
  providers: [
    ...[SeatSuggestions, Waits, WaitForecasts, TurnNotices, TurnNoticeSchedule],
    ...[Rosters, RosterSeats, RosterSheets, RosterSchedule, RosterPersons],
    ...[VisitorImports, VisitorLists, ExpectedVisitors, VisitorCheckIns, VisitorOutcomes, VisitorDays, VisitorPersons],
    ...[Places, Supply, SupplySchedule, OpeningChangeHandler, LayOffice, Availability, SlotSheets, SlotRules],
    ...[AffectedBookings, SlotRulePreviews, WalkInSeats, Stock, StockFlags, Alternatives],
    ...disruptionParts.providers,
    ...paperParts.providers,
    ...staffBoardParts.providers,
    ...[BookingPersons, TicketPersons, KnownSittings],
    ...[BookingQuotas, ClientReviews, BookingChoices, FreeReschedules],
    ...[PointDeviceDesk, NumberBlocks, Kiosks, KioskTickets, KioskSyncs],
    ...[BookingRules, HoldLimits, Holds, LapsedHolds, Reschedules],
    ...[
      OfferedThen,
      Claims,
      Bookings,
      BookingFiles,
      Lookups,
      Notices,
      NoShows,
      BookingNotices,
      UnservedNotices,
      ReminderSchedule,
      NoShowSchedule,
    ],
    ...[BookingLinks, BookingThings, ContactLister, ContactListing],
    ...[Priorities, MadeCalls, DayRuleEditor, DayRulePreviews],
    ...[Points, DayRules, TicketMoves, Tickets, TicketSlips, CheckIns, Consoles, Counters, Calls],
    ...[Journeys, JourneyBook, TicketWays, Handovers, Transfers, DeskWork, Departures],
    Emergencies,
    ...[Boards, Days, DayClose, DayCloseSchedule, TestDesk, TestDays, TestMessages, OwnBookings],
    ...[HeavyReads, Figures],
  ],
})
export class QueueModule {}

/** Slots and seats, bookings, tickets and counters as a module of the house. */
export const queue: HouseModule = {
  name: 'queue',
  nest: QueueModule,
  entities: [
    ...[WaitForecast, WaitRuleRow, TurnNotice],
    ...[Roster, RosterMember, RosterProposal, RosterLimit],
    ...[VisitorImport, VisitorImportChange, ExpectedVisitor, ImportWord],
    ...[SlotRule, Slot, Seat, Booking, BookingPersonClaim, BookingLookupAttempt, BookingContact],
    ...[BookingQuota, BookingRuleRow, BookingProof, Journey, Emergency],
    StockFlag,
    ...disruptionParts.entities,
    ...paperParts.entities,
    ...staffBoardParts.entities,
    ...[Ticket, TicketNumber, TicketCall, TicketPeriod, CounterSession, DayRuleRow],
    ...[NumberBlock, DeviceEvent],
    ...[PriorityCategory, PriorityDecision],
  ],
  personal: queuePersonal,
  migrations: [
    Waits1795317640071,
    ...[ExpectedVisitors1795317640060, Rosters1795317640061],
    ...[
      SlotsAndBookings1795305640001,
      Day1795305640051,
      Unserved1795315640030,
      ErasedBookings1795315640080,
      OwnBookings1795315640070,
    ],
    ...[SlotRuleVersion1795315640041, AffectedBookings1795315640050, Lanes1795317640001, WalkInSeats1795317640002],
    Stock1795317640003,
    BookingContacts1795315640020,
    DocumentRemark1795316640050,
    BookingQuota1795316640051,
    ...[ListedContacts1795316640040, WalkInDocuments1795316640041, EmptyTestOffice1795316640042],
    SlotRulePeriods1795316640043,
    ...[HoldsAndFamilies1795317640010, BookingRulesAndProofs1795317640011],
    ...[CallGuards1795317640020, Priority1795317640021, DayRuleVersion1795317640022],
    EnteredLater1795317640070,
    Kiosks1795317640040,
    ...[Journeys1795317640030, Emergencies1795317640031],
    ...disruptionParts.migrations,
    ...paperParts.migrations,
    ...staffBoardParts.migrations,
  ],
  problems: {
    ...queueProblems,
    ...demandProblems,
    ...visitorProblems,
    ...rosterProblems,
    ...kioskProblems,
    ...journeyProblems,
    ...disruptionParts.problems,
    ...paperParts.problems,
  },
  events: {
    ...visitorEvents,
    ...rosterEvents,
    ...queueEvents,
    ...ticketEvents,
    ...counterEvents,
    ...priorityEvents,
    ...dayRuleEvents,
    ...journeyEvents,
    ...emergencyEvents,
    ...disruptionParts.events,
    ...staffBoardParts.events,
  },
  messages: [...bookingTemplates, ...waitTemplates, ...rosterTemplates],
  appendOnly: [...paperParts.appendOnly, ...staffBoardParts.appendOnly, 'ticket_call'],
  permissions: {
    [FILE_ROSTERS]: ['counter', 'outreach', 'head'],
    [READ_ROSTERS]: ['counter', 'outreach', 'head'],
    [DECIDE_ROSTERS]: ['outreach', 'head'],
    [IMPORT_VISITORS]: ['counter', 'head'],
    [READ_VISITORS]: ['counter', 'verifier', 'head'],
    'queue:bookings:create': ['counter', 'head'],
    [RESERVE]: ['head'],
    'queue:bookings:read': ['counter', 'verifier', 'head'],
    'queue:bookings:cancel': ['counter', 'head'],
    [CONFIRM]: ['counter', 'head'],
    [RESCHEDULE]: ['counter', 'head'],
    'queue:links:create': ['counter', 'head'],
    'queue:bookings:notify': ['head'],
    'queue:openings:preview': ['head', 'administrator'],
    'queue:check-ins:create': ['counter', 'head'],
    'queue:tickets:create': ['counter', 'head'],
    [EXCEED]: ['head'],
    'queue:tickets:read': ['counter', 'verifier', 'interviewer', 'head'],
    'queue:tickets:call': ['counter', 'verifier', 'interviewer'],
    'queue:tickets:leave': ['counter', 'verifier', 'interviewer', 'head'],
    [ANSWER_EMERGENCIES]: ['head', 'administrator'],
    'queue:journeys:read': ['counter', 'verifier', 'interviewer', 'head', 'administrator'],
    'queue:journeys:edit': ['head', 'administrator'],
    'queue:counters:open': ['counter', 'verifier', 'interviewer'],
    'queue:days:read': ['counter', 'head', 'auditor', 'administrator'],
    'queue:slots:read': ['counter', 'head', 'administrator'],
    [EDIT_STOCK]: ['head', 'administrator'],
    ...paperParts.permissions,
    ...staffBoardParts.permissions,
    'queue:slots:edit': ['head', 'administrator'],
    [READ_FIGURES]: ['head', 'auditor', 'administrator'],
    [MANAGE_DEVICES]: ['head', 'administrator'],
    [CHOOSE_MESSAGES]: ['counter', 'head'],
    [DECIDE_PRIORITY]: ['counter', 'verifier', 'interviewer', 'head'],
    [EDIT_DAY_RULES]: ['head', 'administrator'],
    [READ_CALLS]: ['head', 'auditor', 'administrator'],
    [REVIEW_CLIENTS]: ['head', 'auditor', 'administrator'],
  },
  seed: seedQueue,
  demo: demoQueue,
};
