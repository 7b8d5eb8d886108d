import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { anyone, citizen, client, signedIn, staff, type Access } from '../access/index.js';
import type { Env } from '../env/index.js';
import type { HouseModule } from '../house.js';
import { Flag } from '../shapes/index.js';
import { bareFloor } from '../testing/bare-floor.js';
import { Endpoint } from './endpoint.js';
import type { Document } from './operation.js';
import { documentsOf, routesOf } from './route.js';
import { serve } from './server.js';
import { toyModule } from '../testing/toy-module.js';

class Done {
  @Flag() done: boolean;
}

@Controller('v1/doors')
class DoorsController {
  @Get(':id')
  @Endpoint({ summary: 'Look', access: [anyone()], returns: Done, since: '0.1' })
  look(): Done {
    return { done: true };
  }
}
@Controller('v1/holes')
class HolesController {
  @Get()
  crawl(): string {
    return 'in';
  }
}
@Controller('v1/walls')
class WallsController {
  @Get()
  @Endpoint({ summary: 'Stand', access: [], returns: Done, since: '0.1' })
  stand(): Done {
    return { done: false };
  }
}
@Module({ controllers: [HolesController] })
class HolesModule {}
@Module({ controllers: [DoorsController] })
class DoorsModule {}
@Module({ imports: [DoorsModule] })
class HallModule {}
@Module({ controllers: [WallsController] })
class WallsModule {}

const house = (nest: HouseModule['nest']) => [toyModule('x', nest)];

describe('the operations of a house', () => {
  it('are found through the modules that import one another', () => {
    expect(routesOf(house(HallModule))).toMatchObject([{ method: 'get', path: '/v1/doors/:id', resource: 'Doors' }]);
  });

  it('all declare who may call them, or nothing starts', async () => {
    expect(() => routesOf(house(HolesModule))).toThrow('HolesController.crawl declares no access');
    expect(() => routesOf(house(WallsModule))).toThrow('WallsController.stand lets nobody in');
    const env = { trustProxy: 0 } as Env;
    await expect(serve([bareFloor(env)], house(HolesModule), env)).rejects.toThrow('declares no access');
  });

  it('are closed even where the list of modules does not know them', async () => {
    const env = { trustProxy: 0, drainSeconds: 0 } as Env;
    const app = await serve([bareFloor(env), { module: HolesModule }], [], env);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const { statusCode } = await app.inject({ method: 'GET', url: '/v1/holes' });
    await app.close();
    expect(statusCode).toBe(500);
  });

  it('take no body that nobody described', () => {
    const declare = () => {
      class Loose {
        take(_body: unknown): void {}
      }
      Body()(Loose.prototype, 'take', 0);
      Reflect.defineMetadata('design:paramtypes', [Object], Loose.prototype, 'take');
      const descriptor = Object.getOwnPropertyDescriptor(Loose.prototype, 'take')!;
      Endpoint({ summary: 'Take', access: [anyone()], since: '0.1' })(Loose.prototype, 'take', descriptor);
      Post()(Loose.prototype, 'take', descriptor);
    };
    expect(declare).toThrow('Loose.take takes a body without a class of declared fields');
  });

  it.each<[Access[], Document[]]>([
    [[client('a')], ['public']],
    [[citizen('booking')], ['public']],
    [[staff('a')], ['staff']],
    [[signedIn()], ['staff']],
    [
      [client('a'), staff('a')],
      ['public', 'staff'],
    ],
    [[anyone()], ['public', 'staff']],
  ])('with access %j stand in %j', (access, documents) => {
    const operation = { access, summary: '', since: '', status: 200, weight: 1, handler: '' };
    expect(documentsOf(operation)).toEqual(documents);
    expect(documentsOf({ ...operation, documents: ['staff'] })).toEqual(['staff']);
  });
});
