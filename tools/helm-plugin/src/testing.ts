/** What a chart's own tests need: `import … from '@todo/helm-plugin/testing'`. */
export { helmVersion, skippedLine } from './helm.ts';
export { plainManifests } from './manifests.ts';
export { podSecurityFindings, podSpecOf } from './pod-security.ts';
export { renderObjects, renderText, type KubeObject, type RenderRequest } from './render.ts';
export { documentedValues, leafPaths, withValuesTable } from './values-table.ts';
export { readFolder } from './write-folder.ts';
