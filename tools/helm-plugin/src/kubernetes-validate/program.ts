/**
 * A Python program: its argument is `{"1.34": [FILE, …], …}` as JSON, its output kubernetes-validate's own lines, and a last line
 * `checked N`. The command line would start anew for each version, and read the definitions, a megabyte, for each object.
 */
export const program = `
import functools
import json
import sys

import yaml
from kubernetes_validate import utils

utils.schema_contents = functools.cache(utils.schema_contents)
utils.all_versions = functools.cache(utils.all_versions)
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@functools.cache
def resources(text):
    return [one for one in yaml.load_all(text, Loader=loader) if one]


checked = 0
for version, files in json.loads(sys.argv[1]).items():
    for file in files:
        with open(file, encoding="utf-8") as stream:
            text = stream.read()
        for resource in resources(text):
            utils.validate_resource(resource, file, version, strict=True, quiet=True, no_warn=False)
            checked += 1
print("checked", checked)
`;
