import { Module } from '@nestjs/common';
import { Offices } from './offices.service.js';

@Module({ controllers: [], providers: [Offices], exports: [Offices] })
export class OfficesModule {}
