import { offices } from '@buka-pintu/offices';
import { Module } from '@nestjs/common';
import { Applicables } from './applicable/applicables.service.js';
import { Catalogue } from './catalogue.service.js';
import { ServicesController } from './services.controller.js';

@Module({
  imports: [offices.nest],
  controllers: [ServicesController],
  providers: [Catalogue, Applicables],
  exports: [Catalogue],
})
export class CatalogueModule {}
