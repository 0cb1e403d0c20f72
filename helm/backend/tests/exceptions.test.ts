import { describeExceptions } from '@todo/helm-plugin/suite';
import { backend } from './subject.ts';

/** Images that were built here: their tag is one build's, and no registry has them. */
const image = ['CKV_K8S_15', 'CKV_K8S_43', 'container-image-pull-policy'];
/** It runs once and ends. */
const once = ['CKV_K8S_8', 'CKV_K8S_9', 'pod-probes'];
/** Minikube's and kind's bridges enforce no policy, so there is none in dev. */
const noPolicy = ['CKV2_K8S_6', 'pod-networkpolicy'];

const lasting = {
  Deployment: [...image].sort(),
  Job: [...image].sort(),
  Pod: [...image, ...once].sort(),
};

describeExceptions({
  ...backend,
  exceptions: {
    default: lasting,
    prod: lasting,
    dev: {
      ...lasting,
      Deployment: [...image, ...noPolicy].sort(),
      Job: [...image, ...noPolicy].sort(),
      Pod: [...image, ...once, ...noPolicy].sort(),
    },
  },
});
