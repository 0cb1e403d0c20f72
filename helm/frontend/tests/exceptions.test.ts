import { describeExceptions, usualExceptions } from '@todo/helm-plugin/suite';
import { frontend } from './subject.ts';

describeExceptions({
  ...frontend,
  exceptions: usualExceptions(
    { Deployment: 'managed', Job: 'managed', Pod: 'bare' },
    {
      Service: ['service-type'],
    },
  ),
});
