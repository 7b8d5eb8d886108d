import { Module } from '@nestjs/common';
import { HolidaysController } from './holidays/holidays.controller.js';
import { Holidays } from './holidays/holidays.service.js';
import { OfficeRegister } from './office-register.js';
import { OfficesController } from './offices.controller.js';
import { Offices } from './offices.service.js';

@Module({
  controllers: [OfficesController, HolidaysController],
  providers: [Offices, Holidays, OfficeRegister],
  exports: [Offices],
})
export class OfficesModule {}
