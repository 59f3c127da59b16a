import {
  type Disposable,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskScope,
  tasks,
  type WorkspaceFolder,
  workspace,
} from "vscode";

const type = "data-pipeline-hints";

/** A task as `tasks.json` may have it. */
type CheckTask = TaskDefinition & {
  readonly paths?: readonly string[];
  readonly args?: readonly string[];
};

/** Offers the command line as a task; `commandLine` is its script, which in the package is that of the server. */
export function registerTasks(commandLine: string): Disposable {
  const taskOf = (definition: CheckTask, scope: WorkspaceFolder | TaskScope, name: string): Task => {
    const { paths = ["."], args = [] } = definition;
    // The editor's own program is Node where this variable is set, so that nothing need be installed.
    const execution = new ProcessExecution(process.execPath, [commandLine, "check", ...args, ...paths], {
      env: { ELECTRON_RUN_AS_NODE: "1" },
    });
    const task = new Task(definition, scope, name, "Data Pipeline Hints", execution, "$data-pipeline-hints");
    task.detail = l10n.t("Checks files on the command line");
    return task;
  };
  return tasks.registerTaskProvider(type, {
    provideTasks: () => (workspace.workspaceFolders ?? []).map((folder) => taskOf({ type }, folder, "check")),
    resolveTask: ({ definition, scope, name }) =>
      taskOf(definition as CheckTask, typeof scope === "object" ? scope : TaskScope.Workspace, name),
  });
}
