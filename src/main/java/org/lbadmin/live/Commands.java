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

    /** Columns of "show servers state". */
    private static final int ID = 2;

    private static final int NAME = 3;

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

    /** Takes everybody who is kept on the server off it; where persistence keeps no table there is nothing to do. */
    static Result forget(HaproxySocket socket, ServerName name) {
        if (!(socket.ask("show servers state " + name.vip()) instanceof Text text)) {
            return Result.CANNOT_BE_ASKED;
        }
        return text.text()
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length > NAME && words[NAME].equals(name.rip()))
                .findFirst()
                .map(words -> result(socket.ask("clear table " + name.vip() + " data.server_id eq " + words[ID])))
                .orElse(Result.NO_SERVER);
    }

    private static Result result(HaproxySocket.Answer answer) {
        if (!(answer instanceof Text text)) {
            return Result.CANNOT_BE_ASKED;
        }
        return text.text().contains("No such ") ? Result.NO_SERVER : Result.DONE;
    }
}
