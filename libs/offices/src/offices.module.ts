import { Module } from '@nestjs/common';
import { ClosuresController, DisruptionsController, OfficeClosuresController } from './closures/closures.controller.js';
import { Closures } from './closures/closures.service.js';
import { HolidayImportsController } from './holidays/holiday-imports.controller.js';
import { HolidayImports } from './holidays/holiday-imports.service.js';
import { HolidaysController } from './holidays/holidays.controller.js';
import { Holidays } from './holidays/holidays.service.js';
import { OfficeCalendarController } from './hours/calendar.controller.js';
import { OfficeCalendars } from './hours/calendar.service.js';
import { OpeningExceptionsController, OpeningSetsController, PointHoursController } from './hours/hours.controller.js';
import { HoursDesk } from './hours/hours.service.js';
import { OpeningChanges } from './hours/opening-changes.service.js';
import { OfficeRegister } from './office-register.js';
import { OfficesController } from './offices.controller.js';
import { Offices } from './offices.service.js';
import { ReferenceKeeperController, ReferenceKeepersController } from './reference/reference-keeper.controller.js';
import { ReferenceKeeper } from './reference/reference-keeper.service.js';
import { Places } from './settings/places.service.js';
import {
  CounterSettingsController,
  OfficeSettingsController,
  ServicePointsController,
} from './settings/settings.controller.js';
import { SettingHistory } from './settings/setting-history.service.js';
import { Settings } from './settings/settings.service.js';
import { TestOfficesController } from './test-offices/test-offices.controller.js';
import { TestOffices } from './test-offices/test-offices.service.js';

@Module({
  controllers: [
    ...[ReferenceKeeperController, ReferenceKeepersController],
    ...[OfficesController, OfficeSettingsController, ServicePointsController, CounterSettingsController],
    ...[PointHoursController, OpeningSetsController, OpeningExceptionsController, OfficeCalendarController],
    ...[OfficeClosuresController, ClosuresController, DisruptionsController, HolidaysController],
    HolidayImportsController,
    TestOfficesController,
  ],
  providers: [
    ReferenceKeeper,
    ...[Offices, Holidays, OfficeRegister, Settings, Places, HoursDesk, Closures, OfficeCalendars],
    SettingHistory,
    ...[OpeningChanges, TestOffices, HolidayImports],
  ],
  exports: [ReferenceKeeper, Offices, OpeningChanges, TestOffices],
})
export class OfficesModule {}
