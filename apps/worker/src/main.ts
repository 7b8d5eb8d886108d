import 'reflect-metadata';
import { Env, HouseRoot, NestLog, openInstall, openLog } from '@buka-pintu/platform';
import { NestFactory } from '@nestjs/core';
import { MODULES } from '../../api/src/api.module.js';
import { inSentences, say } from '../../api/src/terminal.js';
import { untilTold } from '../../api/src/until-told.js';

// The same house without HTTP: seals, reacts, reminds and delivers beside any number of API processes.
await inSentences(async () => {
  const told = untilTold();
  const install = await openInstall(MODULES, say, false);
  const house = HouseRoot.of(MODULES, new Env({ ...install.env, worker: true }));
  const app = await NestFactory.createApplicationContext(house, {
    logger: new NestLog(openLog(install.env)),
    abortOnError: false,
  });
  say('The worker is ready');
  say(await told);
  await app.close();
  await install.close();
});
