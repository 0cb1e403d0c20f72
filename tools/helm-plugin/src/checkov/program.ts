/**
 * A Python program: its arguments are a framework and files, its output is a FileReport for each as JSON. Checkov's own command
 * line would take all files as one cluster, so that the network policy of one environment would serve the pods of another;
 * starting it once for each file would cost seconds a file. It would also ask a service in the network for texts.
 */
export const program = `
import importlib
import json
import logging
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

from checkov.runner_filter import RunnerFilter  # noqa: E402


def plain(record):
    return {
        "id": record.check_id,
        "name": record.check_name,
        "resource": record.resource,
        "lines": record.file_line_range,
        "reason": record.check_result.get("suppress_comment") or "",
    }


def main(framework, files):
    runner = importlib.import_module(f"checkov.{framework}.runner").Runner
    results = []
    for file in files:
        chosen = RunnerFilter(framework=[framework])
        report = runner().run(root_folder=None, files=[file], runner_filter=chosen)
        results.append(
            {
                "file": file,
                "passed": len(report.passed_checks),
                "failed": [plain(record) for record in report.failed_checks],
                "skipped": [plain(record) for record in report.skipped_checks],
                "unread": report.parsing_errors,
            }
        )
    print(json.dumps(results))


main(sys.argv[1], sys.argv[2:])
`;
