import { describeExceptions, usualExceptions } from '@todo/helm-plugin/suite';
import { backend } from './subject.ts';

describeExceptions({
  ...backend,
  exceptions: usualExceptions({ Deployment: 'managed', Job: 'managed', Pod: 'bare' }),
});
