import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { Outcome } from '../../../cluster/src/outcome/outcome.ts';
import { embeddedServices } from '../../../embedded/src/services.ts';
import { readSettings } from '../../../settings/src/settings.ts';
import type { Service } from '../command-line/command.ts';
import { openDatabase, serve, serviceKeys, type Name } from '../targets/embedded.ts';
import { moreServices, serveMore } from '../targets/embedded-more.ts';

/** Stops a service's process and starts it again with the files and settings of now. */
export async function restartEmbedded(service: Service): Promise<Outcome> {
  const [frontend, backend] = [embeddedServices.find('frontend'), embeddedServices.find('backend')];
  const running = embeddedServices.find(service);
  if (!running) throw notThere(service);
  const settings = readSettings();
  const places = {
    databaseUrl: '',
    frontendPort: frontend?.port ?? 3000,
    backendPort: backend?.port ?? 8001,
  };
  await openDatabase(settings, places);
  await embeddedServices.stop(service);
  const more = moreServices.find(({ name }) => name === service);
  if (more) return serveMore(more, settings, places.databaseUrl, running.port);
  const name = service as Name;
  return serve(name, settings, places, serviceKeys(settings, places)[name]);
}

function notThere(service: Service): Problem {
  return new Problem({
    code: 'SERVICE-AWAY',
    what: `the ${service} does not run, so it cannot be restarted`,
    where: embeddedServices.logFile(service),
    cause: 'it was stopped, or it ended by itself',
    next: 'npm start -- --target embedded',
    class: 'preflight',
  });
}
