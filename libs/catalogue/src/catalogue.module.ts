import { offices } from '@buka-pintu/offices';
import { Module } from '@nestjs/common';
import { Applicables } from './applicable/applicables.service.js';
import { Catalogue } from './catalogue.service.js';
import { DraftsController } from './editor/drafts.controller.js';
import { Drafts } from './editor/drafts.service.js';
import { DescribedServicesController } from './editor/described-services.controller.js';
import { DescribedServices } from './editor/described-services.service.js';
import { EditedServicesController } from './editor/edited-services.controller.js';
import { EditedServices } from './editor/edited-services.service.js';
import { CatalogueHistory } from './editor/history.service.js';
import { Publications } from './editor/publications.service.js';
import { Retirements } from './editor/retirements.handlers.js';
import { ServicesController } from './services.controller.js';
import { SwitchesController } from './switches/switches.controller.js';
import { Switches } from './switches/switches.service.js';

@Module({
  imports: [offices.nest],
  controllers: [
    ...[ServicesController, EditedServicesController, DescribedServicesController, DraftsController],
    SwitchesController,
  ],
  providers: [
    Catalogue,
    Applicables,
    EditedServices,
    Drafts,
    DescribedServices,
    Publications,
    Retirements,
    CatalogueHistory,
    Switches,
  ],
  exports: [Catalogue],
})
export class CatalogueModule {}
