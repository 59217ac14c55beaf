using Google.Protobuf;
using Saylau.Client;

namespace Saylau.Platform.Law;

/// <summary>A file of a jurisdiction's folder: one message as protobuf JSON.</summary>
public static class JurisdictionFile
{
    /// <summary>Reads the message.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong; the message names file and place.</exception>
    public static T Read<T>(string path)
        where T : IMessage, new()
    {
        try
        {
            return Contract.JsonReader.Parse<T>(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or InvalidProtocolBufferException or InvalidJsonException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{path}: {error.Message}", error);
        }
    }
}
