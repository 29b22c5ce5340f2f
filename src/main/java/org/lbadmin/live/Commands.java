package org.lbadmin.live;

import org.lbadmin.live.HaproxySocket.Text;

/** What HAProxy is told about a server. */
final class Commands {
    /** How telling ended. */
    enum Result {
        DONE,
        /** HAProxy has no such server. */
        NO_SERVER,
        CANNOT_BE_ASKED
    }

    private Commands() {}

    /** A halt also cuts what is open: maintenance alone leaves the connections of a server that was down before. */
    static Result tell(HaproxySocket socket, ServerName name, OperatorState wanted) {
        String command = "set server " + name + " state " + wanted.word();
        if (wanted == OperatorState.HALTED) {
            command += ";shutdown sessions server " + name;
        }
        return result(socket.ask(command));
    }

    /** Whether HAProxy has the server. */
    static Result find(HaproxySocket socket, ServerName name) {
        return result(socket.ask("get weight " + name));
    }

    private static Result result(HaproxySocket.Answer answer) {
        if (!(answer instanceof Text text)) {
            return Result.CANNOT_BE_ASKED;
        }
        return text.text().contains("No such ") ? Result.NO_SERVER : Result.DONE;
    }
}
