package io.scaleguide.traffic.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A TCP connection as it is. */
final class PlainWire implements Wire {
    private final SocketChannel channel;
    private boolean unwritten;

    PlainWire(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public boolean ready(ByteBuffer room) {
        return true;
    }

    @Override
    public boolean write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        unwritten = bytes.hasRemaining();
        return !unwritten;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public boolean wantsToWrite() {
        return unwritten;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is being given up, so how it ends tells nothing
            return;
        }
    }
}
