import type { Failure } from './failure.ts';

const history = 'helm history {release} {helmFlags}';

/** What of a chart helm or the cluster does not take: values, templates, objects. The most telling first. */
export const helmChart: Failure[] = [
  {
    code: 'VALUES-YAML',
    title: 'A values file is not valid YAML',
    signs: [
      {
        in: 'helm',
        message: /(failed to parse|cannot load|error reading) [^:]*values[^:]*\.ya?ml: .*(yaml|unmarshal)/,
      },
    ],
    example:
      'Error: failed to parse helm/backend/values-dev.yaml: error converting YAML to JSON: yaml: line 3: found character that cannot start any token',
    cause: 'YAML takes no tab for indentation, and wants a space behind each colon',
    next: ['mend the line that is named above', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'VALUES-SCHEMA',
    title: 'A value is not one that the chart takes',
    signs: [{ in: 'helm', message: /values don't meet the specifications of the schema/ }],
    example:
      "Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):\nbackend:\n- at '/replicaCount': got string, want integer",
    cause:
      'a name in the values is unknown to values.schema.json of the chart, or its value is of another type or out of range',
    next: ['mend the value that is named above', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'CHART-TEMPLATE',
    title: 'The chart cannot be rendered',
    signs: [
      {
        in: 'helm',
        message:
          /execution error at|parse error at|YAML parse error on|error calling|executing "|unable to build kubernetes objects|error validating data|Chart\.yaml file is missing|cannot load Chart\.yaml/,
      },
    ],
    example:
      'Error: UPGRADE FAILED: execution error at (backend/templates/deployment.yaml:1:4): image.tag is needed',
    cause: 'a template of the chart has a mistake, or its guards refuse these values',
    next: ['npx nx helm-template {release}-chart', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'NODEPORT-TAKEN',
    title: 'The NodePort belongs to another Service',
    signs: [{ in: 'helm', message: /provided port is already allocated/ }],
    example:
      'Service "frontend" is invalid: spec.ports[0].nodePort: Invalid value: 30000: provided port is already allocated',
    cause: 'another Service of the cluster has the same NodePort',
    next: [
      'kubectl {context} get services -A',
      'delete that Service, or change service.nodePort in the values file',
    ],
    tested: 'cluster',
  },
  {
    code: 'NODEPORT-RANGE',
    title: 'The NodePort is not one that the cluster gives out',
    signs: [{ in: 'helm', message: /provided port is not in the valid range/ }],
    example:
      'Service "frontend" is invalid: spec.ports[0].nodePort: Invalid value: 3000: provided port is not in the valid range. The range of valid ports is 30000-32767',
    cause: 'service.nodePort of the values lies outside the range that is named above',
    next: ['mend service.nodePort in the values file', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'HELM-OWNER',
    title: 'An object of that name is there already, and is not of this release',
    signs: [
      { in: 'helm', message: /invalid ownership metadata|cannot be imported into the current release/ },
    ],
    example:
      'Error: Unable to continue with install: ConfigMap "backend-config" in namespace "default" exists and cannot be imported into the current release: invalid ownership metadata',
    cause: 'it was made by hand (k8s/ holds plain manifests of the same names) or by another release',
    next: [
      '{kubectl} get all,configmaps -l app.kubernetes.io/instance={release}',
      'delete the object that is named above',
      'npm start',
    ],
    tested: 'cluster',
  },
  {
    code: 'HELM-CONFLICT',
    title: 'A field belongs to somebody else',
    signs: [{ in: 'helm', message: /Apply failed with \d+ conflict|conflict occurred while applying/ }],
    example:
      'Error: UPGRADE FAILED: conflict occurred while applying object default/backend apps/v1, Kind=Deployment: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
    cause: 'kubectl scale, edit or another controller owns the field (Helm 4 applies on the server)',
    next: [history, 'npm start'],
    tested: 'recorded',
  },
  {
    code: 'FIELD-IMMUTABLE',
    title: 'A field cannot be changed any more',
    signs: [{ in: 'helm', message: /field is immutable/ }],
    example:
      'Error: UPGRADE FAILED: cannot patch "backend" with kind Deployment: Deployment.apps "backend" is invalid: spec.selector: Invalid value: … field is immutable',
    cause: 'Kubernetes lets the object only be made anew with this field; the data is not in the release',
    next: ['helm uninstall {release} {helmFlags}', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'OBJECT-INVALID',
    title: 'The cluster does not take an object of the chart',
    signs: [{ in: 'helm', message: /is invalid: / }],
    example:
      'Error: UPGRADE FAILED: failed to create resource: Service "frontend" is invalid: spec.ports[0].port: Invalid value: 80000: must be between 1 and 65535, inclusive',
    cause: 'a value has the right type, but Kubernetes does not allow it; the field is named above',
    next: ['mend the value in the values file', 'npm start'],
    tested: 'cluster',
  },
];
