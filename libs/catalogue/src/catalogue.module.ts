import { Module } from '@nestjs/common';
import { Catalogue } from './catalogue.service.js';
import { ServicesController } from './services.controller.js';

@Module({ controllers: [ServicesController], providers: [Catalogue], exports: [Catalogue] })
export class CatalogueModule {}
